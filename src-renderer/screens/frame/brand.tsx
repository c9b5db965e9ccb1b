import type { ReactNode } from 'react';

export function Brand(): ReactNode {
  return (
    <span className="brand">
      <img src="./icon.svg" alt="" width={24} height={24} />
      <span>社保申报台</span>
    </span>
  );
}
