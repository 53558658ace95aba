export const SECRET_NAME = /(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|API_?KEY|ACCESS_KEY|PRIVATE_KEY)$/i;

/** Whether a variable of that name most likely holds a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}
