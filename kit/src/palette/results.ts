import type { LucideIcon } from 'lucide-react'

export interface Result {
  id: string
  to: string
  icon: LucideIcon
  title: string
  detail: string
}

export interface ResultGroup {
  label: string
  results: Result[]
}
