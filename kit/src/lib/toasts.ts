export { ToastStore } from './toasts/toast-store.ts'
export type { Toast } from './toasts/toast-store.ts'
export { ToastContext, useToast } from './toasts/use-toast.ts'
