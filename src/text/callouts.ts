/** What stands above a note, a warning, a detail. */
export const CALLOUTS = {
  note: { zh: '说明', en: 'Note' },
  warning: { zh: '注意', en: 'Careful' },
  detail: { zh: '细节', en: 'Detail' },
} as const;
