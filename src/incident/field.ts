/** Facts of an incident that teams keep beside the log: which of them a page asks for is in the settings of its site. */
export const incidentFieldNames = ['number', 'ticket', 'chat', 'call', 'tags', 'customers'] as const;
export type IncidentField = (typeof incidentFieldNames)[number];

export const incidentFieldTitles: Readonly<Record<IncidentField, string>> = {
  number: 'Number',
  ticket: 'Ticket',
  chat: 'Chat',
  call: 'Call',
  tags: 'Tags',
  customers: 'Customers',
};
