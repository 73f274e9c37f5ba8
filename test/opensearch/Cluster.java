import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.node.Node;

/**
 * Three OpenSearch nodes in one process, on loopback, for tests: run from its source, with the class path of pom.xml.
 *
 * <p>Arguments: the data folder, then three HTTP ports, then three transport ports. Prints "green" when all nodes have
 * joined. Then a line on stdin is a command, and a line on stdout its answer: "stop N" -> "stopped N", "start N" ->
 * "started N" (N from 1), or "failed ..." with the reason. When stdin ends, also because whoever started it has died, all
 * nodes are closed and the data folder is deleted.
 */
final class Cluster {
  private static final int NODES = 3;

  /** What OpenSearch and its libraries print goes to stderr; this alone is stdout. */
  private static final PrintStream ANSWERS = System.out;

  public static void main(String[] arguments) throws Exception {
    System.setOut(System.err);
    Path data = Path.of(arguments[0]);
    List<String> http = List.of(arguments).subList(1, 1 + NODES);
    List<String> transport = List.of(arguments).subList(1 + NODES, 1 + 2 * NODES);
    for (int id = 1; id <= NODES; id++) putLogConfiguration(data.resolve("node_" + id));

    OpenSearchRunner runner = new OpenSearchRunner();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAll(runner)));
    runner
        .onBuild(
            (id, settings) -> {
              settings.put("node.name", "node-" + id);
              settings.put("network.host", "127.0.0.1");
              settings.put("http.port", http.get(id - 1));
              settings.put("transport.port", transport.get(id - 1));
              settings.putList("discovery.seed_hosts", transport.stream().map(port -> "127.0.0.1:" + port).toList());
              // The nodes start one after the other: the first one must not wait for the others.
              settings.putList("cluster.initial_cluster_manager_nodes", "node-1");
              // One heap for three nodes: what the others hold would trip each one's breaker.
              settings.put("indices.breaker.total.use_real_memory", false);
              settings.put("indices.breaker.total.limit", "60%");
              // A small or full disk is no reason for a test cluster to turn read-only.
              settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
            })
        .build("-basePath", data.toString(), "-numOfNode", String.valueOf(NODES), "-clusterName", "verbatim-test");
    runner.ensureGreen();
    ANSWERS.println("green");

    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = commands.readLine()) != null; ) ANSWERS.println(answer(runner, line.trim()));
    System.exit(0);
  }

  private static String answer(OpenSearchRunner runner, String command) throws IOException, InterruptedException {
    if (!command.matches("(stop|start) [1-" + NODES + "]")) return "failed: say stop N or start N, N from 1 to " + NODES;
    String[] words = command.split(" ");
    int index = Integer.parseInt(words[1]) - 1;
    if (words[0].equals("start")) {
      return runner.startNode(index) ? "started " + words[1] : "failed: node " + words[1] + " is running";
    }
    Node node = runner.getNode(index);
    node.close();
    return node.awaitClose(30, TimeUnit.SECONDS) ? "stopped " + words[1] : "failed: node " + words[1] + " does not stop";
  }

  /** Also on SIGTERM and SIGINT. Deletes the data folder. */
  private static void closeAll(OpenSearchRunner runner) {
    try {
      runner.close();
      runner.clean();
    } catch (IOException | RuntimeException error) {
      System.err.println("not closed cleanly: " + error);
    }
  }

  /** The runner's own configuration logs everything into files; one that is already there is kept. */
  private static void putLogConfiguration(Path home) throws IOException {
    Path folder = Files.createDirectories(home.resolve("config"));
    Files.copy(Path.of(System.getProperty("cluster.log.configuration")), folder.resolve("log4j2.properties"));
  }
}
