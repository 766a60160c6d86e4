import type { ImportReport } from './import.ts'

/** What was imported and what is left to do, for the person who starts the server. */
export function describeImport(report: ImportReport, publicUrl: string): string {
  const { houses, conversations, messages, faqs, featureRequests, links, backup } = report
  const lines = [
    '',
    '  Ancienne base importée',
    `  ${houses} conciergeries, ${conversations} conversations, ${messages} messages, ${faqs} FAQ, ${featureRequests} demandes`,
    `  L’ancienne base est intacte : ${backup}`,
    ...(links.length > 0
      ? [
          '',
          '  Les anciens mots de passe ne sont pas repris. À envoyer à chacun (lien valable 7 jours, une seule fois) :',
        ]
      : []),
    ...links.map(
      ({ email, houses: names, token }) => `  ${email} (${names.join(', ')})  ${publicUrl}/reset-password/${token}`,
    ),
    '',
  ]
  return `${lines.join('\n')}\n`
}
