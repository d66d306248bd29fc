/** To the person's own downloads. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: a browser may fetch it only after this.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
