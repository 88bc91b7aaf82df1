/** The formats of messages. Small and apart, so that a page can offer the choice before it loads what writes them. */
export const messageForms = ['plain', 'markdown', 'slack'] as const;
export type MessageForm = (typeof messageForms)[number];
