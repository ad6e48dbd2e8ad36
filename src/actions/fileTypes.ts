/** Media types of the documents the product makes. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const ZIP = 'application/zip'
export const PDF = 'application/pdf'
