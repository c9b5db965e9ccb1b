import { useMemo } from 'react';
import { useProfile } from '../../bridge/session.tsx';

export type MaterialKind = { readonly kind: string; readonly label: string; readonly expires: boolean };

/** What the profile calls the materials of a person, each name once. */
export function useMaterialKinds(): readonly MaterialKind[] {
  const { services } = useProfile();
  return useMemo(() => {
    const kinds = new Map<string, MaterialKind>();
    for (const { kind, label, scope, expires = false } of services.flatMap(({ materials }) => materials)) {
      if (scope !== 'filing') {
        kinds.set(label, { kind, label, expires: expires || kinds.get(label)?.expires === true });
      }
    }
    return [...kinds.values()];
  }, [services]);
}
