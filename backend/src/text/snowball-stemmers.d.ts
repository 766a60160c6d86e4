declare module 'snowball-stemmers' {
  export type Algorithm = 'french' | 'english' | 'spanish' | 'italian' | 'german' | 'portuguese' | 'dutch'
  export function newStemmer(algorithm: Algorithm): { stem(word: string): string }
}
