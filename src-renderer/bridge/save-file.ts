/** Long enough for a slow disk: a blob that is let go too early leaves an empty file. */
const KEPT_MS = 60_000;

/**
 * Hands a file of the engine to whoever shows the page, to be kept: the browser puts it into its downloads, Electron asks where. What
 * becomes of it there is not told back, so nothing may say more than that it was handed over.
 */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
