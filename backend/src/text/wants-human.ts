const person = {
  fr: String.raw`(?:quelqu un|un(?:e)? (?:vraie? )?(?:humain|personne|conseiller|conseillere|agent|employe|employee|responsable|concierge|receptionniste|operateur|operatrice|etre humain)|l[ae] (?:reception|concierge|responsable|direction|directeur|directrice|patron|gerant|gerante|receptionniste)|l accueil|le personnel)`,
  en: String.raw`(?:someone|somebody|an? (?:real |actual |live )?(?:person|human|human being|agent|operator|representative|manager|member of staff|staff member|receptionist)|the (?:reception|manager|owner|staff|front desk|concierge|receptionist)|reception)`,
}
/** "Rappelez-moi l'adresse" asks to be reminded and "call me a taxi" for a taxi: neither is a wish to be called. */
const callMe = String.raw`(?:rappele[zr]?|rappelle[rz]?|appele[zr]|appelle|telephonez|recontactez|contactez) moi(?! (?:l|le|la|les|un|une|des|du|votre|vos|ce|cette|comment|quel|quelle|que|qu|si|combien|ou|quand (?:est|ouvr|ferm))\b)`

/** On folded text, wherever they stand in the message. */
const patterns = [
  String.raw`(?:parler|parle|parlez|discuter|echanger|communiquer) (?:directement )?(?:(?:a|avec) ${person.fr}|(?:au|aux) (?:responsable|concierge|patron|directeur|gerant|manager|personnel|receptionniste)s?)`,
  String.raw`(?:joindre|contacter|avoir|appeler|voir|besoin d|besoin de parler a) ${person.fr} (?:au telephone|en ligne|de vive voix|par telephone|d humain|svp|s il)`,
  String.raw`(?:joindre|contacter) (?:quelqu un|un humain|un conseiller|un responsable|la reception|le concierge|l accueil)`,
  String.raw`(?:un|vrai) humain(?! ou)|vraie personne|passe[zr]? (?:moi )?(?:quelqu un|la reception|le responsable|le concierge|un conseiller|l accueil)|pas (?:a |avec )?un robot|marre (?:du|de ce) robot`,
  callMe,
  String.raw`(?:m|me) (?:rappeler|recontacter|telephoner)\b|(?:qu on|que quelqu un) me (?:rappelle|recontacte|contacte)|etre (?:rappele|rappelee|recontacte)`,
  String.raw`(?:talk|speak|chat) (?:directly )?(?:to|with) ${person.en}`,
  String.raw`(?:real|live|actual) (?:person|human)|human (?:please|agent|operator)|^(?:a )?human$|not (?:to )?a (?:robot|bot|machine)`,
  String.raw`call me back|(?:please|can you|could you|can someone|could someone|someone) (?:please )?call me(?! an?\b)(?! (?:taxi|cab))|^call me$|get me (?:the|a) (?:manager|human|person)`,
  String.raw`hablar con (?:alguien|una persona|un humano|un agente|la recepcion|el encargado)|parlare con (?:qualcuno|una persona|un operatore|un umano|la reception)`,
  String.raw`falar com (?:alguem|uma pessoa|um atendente|um humano|a recepcao)|mit (?:jemandem|einem menschen|einem mitarbeiter|der rezeption) (?:sprechen|reden)`,
  String.raw`met (?:iemand|een mens|een medewerker|de receptie) (?:spreken|praten)`,
]
const wish = new RegExp(patterns.map((pattern) => String.raw`\b(?:${pattern})`).join('|'))
/** Asking what we are is not asking for someone else. */
const whoAreYou =
  /\b(?:etes vous|es tu|vous etes|suis je avec|est ce) (?:\w+ )?(?:un|une) (?:vrai |vraie )?(?:humain|personne|robot)|\b(?:are you|is this|am i (?:talking|speaking) (?:to|with)) an? (?:real |actual )?(?:person|human|robot|bot)/

/** Whether the guest wants a person rather than an automatic answer. @param folded the message, folded */
export function wantsHuman(folded: string): boolean {
  return wish.test(folded.replace(whoAreYou, ' '))
}
