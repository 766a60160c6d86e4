import type common from './fr/common.json'
import type welcome from './fr/welcome.json'

/** The rooms of the kit's words; a screen adds its own. */
export interface KitWords {
  common: typeof common
  welcome: typeof welcome
}
