import { speakFrench } from '@conciergerie/kit/testing/speak.ts'
import { catalogues } from '../locales/catalogues.ts'

/** Readies French, and the words of these rooms. */
export const speak = (...rooms: string[]): Promise<void> => speakFrench(catalogues, rooms)
