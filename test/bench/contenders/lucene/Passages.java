import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene over standard input and output, a line a request and a line an answer, fields between tabs:
 * `add ID TEXT` (no answer), `commit`, `open`, `search K QUESTION` -> NANOSECONDS ID ID ...
 * Its usual analysis and BM25, without a stop list, any of the words; one segment, in a folder given as argument.
 */
public final class Passages {
    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        Analyzer analyzer = new StandardAnalyzer(CharArraySet.EMPTY_SET);
        MMapDirectory directory = new MMapDirectory(Paths.get(arguments[0]));
        IndexWriter writer = null;
        IndexSearcher searcher = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] fields = line.split("\t", 3);
            switch (fields[0]) {
                case "add":
                    if (writer == null) writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
                    Document document = new Document();
                    document.add(new StoredField("id", fields[1]));
                    document.add(new TextField("text", fields[2], Field.Store.NO));
                    writer.addDocument(document);
                    break;
                case "commit":
                    writer.forceMerge(1);
                    writer.close();
                    out.println("done");
                    break;
                case "open":
                    searcher = new IndexSearcher(DirectoryReader.open(directory));
                    out.println("done");
                    break;
                case "search":
                    out.println(search(searcher, analyzer, Integer.parseInt(fields[1]), fields[2]));
                    break;
                default:
                    throw new IllegalArgumentException(fields[0]);
            }
        }
    }

    private static String search(IndexSearcher searcher, Analyzer analyzer, int k, String question)
            throws Exception {
        long began = System.nanoTime();
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        try (TokenStream tokens = analyzer.tokenStream("text", question)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                query.add(new TermQuery(new Term("text", term.toString())), BooleanClause.Occur.SHOULD);
            }
            tokens.end();
        }
        StringBuilder ids = new StringBuilder();
        for (ScoreDoc hit : searcher.search(query.build(), k).scoreDocs) {
            ids.append('\t').append(searcher.doc(hit.doc).get("id"));
        }
        return (System.nanoTime() - began) + ids.toString();
    }
}
