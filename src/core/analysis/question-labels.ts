/** What stands before a question in a list of questions and answers: "Q:", "Frage:". */
export const questionLabels = ['Q', 'Question', 'Frage', 'Pregunta', 'Domanda'] as const;
