/** Where the page with this id is made. */
export const placeToMake = (id: string): string => `/coordinatie/openbaar/maken/${id}`
