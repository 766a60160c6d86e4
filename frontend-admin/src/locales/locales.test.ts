import { describeWords } from '@conciergerie/kit/testing/describe-words.ts'

describeWords(import.meta.glob('./*/*.json', { eager: true, import: 'default' }))
