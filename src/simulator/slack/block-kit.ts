export function faultsInBlocks(
  _blocks: unknown,
  _surface: 'message' | 'modal' | 'home',
): readonly { path: string; fault: string }[] {
  return [];
}
