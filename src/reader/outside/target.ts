/** Opened without being asked, a target of this kind tells another machine who opens the file, or hands it the log-in of Windows. */
export const isElsewhere = (target: string): boolean => /^\s*(?:[a-z][a-z0-9+.-]+:|[\\/]{2})/i.test(target) && !HERE.test(target)
/** A file of the machine itself, and a letter; `file:///\\server\…` is of another machine. */
const HERE = /^\s*(?:mailto:|file:(?:\/{0,3}[a-z][:|]|\/\/\/[^\\/%]))/i

/** A person follows a link by a press of their own: to a page or a letter, never to a program or a file of some machine. */
export const linkFault = (target: string): boolean => !/^(?:https?:\/\/|mailto:|#)/i.test(target.trim())
