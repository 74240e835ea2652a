import { nlRooms } from '#app/text/nl-rooms.ts'
import { learnDutch } from '#app/text/text.tsx'

/** The app brings these with its rooms; a test shows a room without the app around it. */
learnDutch(nlRooms)
