/** Records that carry words out of a conversation to people who never receive the conversation, nor its id. Which story or
 *  cause they were taken from is said beside the operation (`erasedWith`), so that they go when it goes. The server keeps
 *  that in a table of its own; it stands in no record and reaches no device. */
const types = new Set(['publicQuote', 'quoteForTelling', 'codingTask'])

/** Whether a record of this type is erased with something out of a conversation that it does not name. */
export const isErasedWith = (type: string): boolean => types.has(type)
