/** What the app says to the service worker when a coordinator has it open: to keep the rooms of the desk as well. */
export const keepDeskMessage = 'KEEP_DESK'
