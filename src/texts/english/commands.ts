const isPublic = 'Answer where everyone in the channel can read it';

/** What each command and each of its options is for: at most 100 characters (the strictest platform's limit). */
export const commands = {
  ask: {
    description: 'Answers a question with the passages themselves, word for word',
    options: {
      question: 'What you want to know',
      source: 'Only documents with this in their title or name',
      by: 'Only words of this person, where a document names who speaks',
      public: isPublic,
    },
  },
  check: {
    description: 'Checks quoted words, or a quote by its receipt, against the documents',
    options: {
      words: 'A quote, a text with quotes in quotation marks, or the id of a receipt',
      public: isPublic,
    },
    /** Where it is offered on a message; at most 24 characters (the strictest platform's limit). */
    onMessage: 'Check this quote',
    /** `title` and `submit`: at most 24 characters (the strictest platform's limit); `label`: at most 45 (the same). */
    form: { title: 'Check quotations', label: 'A text with quotations in quotation marks', submit: 'Check' },
  },
  find: {
    description: 'Finds what the documents say about a text, sentence by sentence',
    options: { text: 'A message or any other text', public: isPublic },
    onMessage: 'Find the source',
    form: { title: 'Find the sources', label: 'A text: I look for each of its sentences', submit: 'Find' },
  },
  coverage: {
    description: 'Shows how each document covers a topic, by date, or two beside each other',
    options: {
      topic: 'What the documents may write about',
      between: 'Two documents, publishers or dates beside each other: A,B',
      source: 'Only documents with this in their title or name',
      page: 'Which page, where there are several',
      public: isPublic,
    },
  },
  watch: {
    description: 'Tells you once a new or changed document answers a question',
    options: {
      question: 'What you want to be told of, once a document answers it',
      show: 'mine: what I watch for, and until when',
      stop: 'The id of what I am to stop watching for',
      for: 'Who is told: me, or everyone in this channel (moderators)',
    },
  },
  sources: {
    description: 'Lists the documents with title, date, size and passages',
    options: {
      filter: 'Only documents with this in their title, name or publisher',
      page: 'Which page, where there are several',
    },
  },
  refresh: {
    description: 'Reads the documents again and says what changed (moderators)',
    options: {
      show: 'dry-run: only say what would change; history: the records of the last refreshes',
      public: 'Tell everyone in the channel, about the documents open to them',
    },
  },
  about: {
    description: 'Tells what is indexed, what is stored and how to ask',
    options: {
      show: 'access: who may ask what until when; audit: who did what; gaps: what is missing (moderators)',
    },
  },
  /** On the app's own page. */
  app: 'Answers questions about your documents with the passages themselves, word for word and cited.',
};
