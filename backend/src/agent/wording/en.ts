import type { Wording } from './wording.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const en: Wording = {
  disclosure: (house) =>
    `Hello, this is ${house}. I am a virtual assistant (AI); a member of the team can take over at any time, just ask.`,
  whoSpeaks: (house) =>
    `I am the virtual assistant of ${house}, an artificial intelligence (AI). I answer from the information of the house, and a member of the team can take over if you wish.`,
  someHouse: 'our team',
  greeting: 'Hello! What can I do for you?',
  thanks: 'You are welcome! Feel free to ask anything else.',
  farewell: 'Thank you, and see you soon!',
  noted: 'Very well. I am here if you need anything.',
  found: (language) => `Here is what I found${language ? ` (in ${language})` : ''}:`,
  foundSeveral: (language) => `Here is what I found for your questions${language ? ` (in ${language})` : ''}:`,
  butNot: (question) =>
    `However, I have no information about “${question}”. I am passing this on to the team, who will answer you here.`,
  unanswered:
    'I do not have this information and would rather not guess. I have passed your question on to the team: someone will answer you here as soon as possible.',
  human: 'I am handing over to the team: someone will answer you here as soon as possible.',
  complaint: 'We are sorry about this. I have told the team: someone will answer you here as soon as possible.',
  sensitive:
    'Your message needs a person’s attention. I have told the team, who will answer you here as soon as possible.',
  failed:
    'I cannot answer you right now. I have passed your message on to the team: someone will answer you here as soon as possible.',
  emergency: 'In an emergency, call 112.',
  offTopic: (house) => `I can only answer questions about ${house} and your visit. What would you like to know?`,
  closedUntil: (when) => `The team is away at the moment and will be back ${when}.`,
  closed: 'The team is away at the moment.',
  when: ({ daysAhead, weekday, time }) => {
    if (daysAhead === 0) return `today at ${time}`
    return `${daysAhead === 1 ? 'tomorrow' : `on ${days[weekday - 1] ?? ''}`} at ${time}`
  },
}
