import { describeWords } from '../testing/describe-words.ts'

describeWords(import.meta.glob('./*/*.json', { eager: true, import: 'default' }))
