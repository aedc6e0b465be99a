/** The region of whoever has not signed, as no caller from outside can. */
export const homeRegion = 'us-east-1'
