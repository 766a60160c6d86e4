type Words = Readonly<Record<string, string>>

/** Why a notice did not leave, by Twilio's code, the mail server's, or one of ours. */
const fr: Words = {
  '20003': 'Twilio refuse les identifiants\u00a0: vérifiez le compte et le jeton.',
  '20404': 'Le compte Twilio est introuvable\u00a0: vérifiez son identifiant.',
  '21211': 'Le numéro n’est pas valide\u00a0: corrigez-le.',
  '21212': 'Le numéro d’envoi des SMS n’est pas valide\u00a0: corrigez-le dans les réglages.',
  '21408': 'Le compte Twilio n’envoie pas vers ce pays\u00a0: ouvrez-le dans la console Twilio.',
  '21602': 'Le SMS était vide\u00a0: signalez-le à l’administrateur.',
  '21603': 'Aucun numéro d’envoi n’est réglé pour les SMS.',
  '21606': 'Ce numéro ne peut pas envoyer de SMS\u00a0: choisissez-en un autre dans les réglages.',
  '21608': 'Compte d’essai Twilio\u00a0: ce destinataire doit d’abord y être vérifié.',
  '21610': 'Le destinataire a refusé les SMS (STOP).',
  '21612': 'Ce numéro ne peut pas être joint depuis la ligne de la maison.',
  '21614': 'Ce numéro ne reçoit pas de SMS (fixe\u202f?).',
  '21617': 'Le SMS est trop long.',
  '550': 'Le serveur refuse cette adresse e-mail\u00a0: vérifiez-la.',
  '553': 'Le serveur refuse cette adresse e-mail\u00a0: vérifiez-la.',
  '554': 'Le serveur de messagerie a refusé le message.',
  EENVELOPE: 'L’adresse e-mail n’est pas valide\u00a0: vérifiez-la.',
  fictional: 'Destinataire inventé par la démonstration\u00a0: rien ne lui est envoyé quand les clés sont vraies.',
  no_way: 'Aucun moyen de joindre le client\u00a0: ni WhatsApp, ni SMS, ni e-mail. Complétez sa fiche.',
  sms_off: 'Aucun numéro d’envoi n’est réglé pour les SMS.',
  email_off: 'L’envoi d’e-mails n’est pas réglé.',
  unknown_outcome:
    'L’envoi est resté sans réponse\u00a0: le message est peut-être parti. Vérifiez avant de recommencer.',
  gave_up: 'Le service d’envoi est resté injoignable après plusieurs essais.',
  other: 'L’envoi a échoué',
}

const en: Words = {
  '20003': 'Twilio refuses the credentials: check the account and the token.',
  '20404': 'The Twilio account was not found: check its identifier.',
  '21211': 'The number is not valid: correct it.',
  '21212': 'The number that sends SMS is not valid: correct it in the settings.',
  '21408': 'The Twilio account does not send to this country: allow it in the Twilio console.',
  '21602': 'The SMS was empty: tell the administrator.',
  '21603': 'No number is set for sending SMS.',
  '21606': 'This number cannot send SMS: choose another in the settings.',
  '21608': 'Twilio trial account: this recipient must be verified there first.',
  '21610': 'The recipient has refused SMS (STOP).',
  '21612': 'This number cannot be reached from the line of the house.',
  '21614': 'This number takes no SMS (a landline?).',
  '21617': 'The SMS is too long.',
  '550': 'The server refuses this e-mail address: check it.',
  '553': 'The server refuses this e-mail address: check it.',
  '554': 'The mail server refused the message.',
  EENVELOPE: 'The e-mail address is not valid: check it.',
  fictional: 'A recipient that the demonstration made up: nothing is sent to them with real keys.',
  no_way: 'No way to reach the client: neither WhatsApp, nor SMS, nor e-mail. Complete their card.',
  sms_off: 'No number is set for sending SMS.',
  email_off: 'E-mail is not set up.',
  unknown_outcome: 'The sending got no answer: the message may have left. Check before starting again.',
  gave_up: 'The sending service stayed unreachable after several tries.',
  other: 'The sending failed',
}

/** The reason in the reader's language; a code that has no words is named. */
export function explainNoticeFailure(code: string, locale: string): string {
  const words = locale.startsWith('en') ? en : fr
  return words[code] ?? `${words['other'] ?? ''} (${code}).`
}
