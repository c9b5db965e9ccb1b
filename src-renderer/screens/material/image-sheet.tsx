import { type ReactNode, useState } from 'react';

export type SheetView = {
  /** The space a sheet fits into at zoom 1, CSS pixels. */
  readonly box: { readonly width: number; readonly height: number };
  readonly zoom: number;
  /** Degrees clockwise, a multiple of 90. */
  readonly turn: number;
};
type ImageSheetProps = SheetView & { readonly url: string; readonly name: string; readonly onBroken: () => void };

/** An image fitted, zoomed and turned. Small scans are enlarged at most twice, so that they do not blur at once. */
export function ImageSheet({ url, name, box, zoom, turn, onBroken }: ImageSheetProps): ReactNode {
  const [natural, setNatural] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const lying = turn % 180 !== 0;
  const width = natural?.width ?? 1;
  const height = natural?.height ?? 1;
  const fit = Math.min(box.width / (lying ? height : width), box.height / (lying ? width : height), 2) * zoom;
  const frame = { width: (lying ? height : width) * fit, height: (lying ? width : height) * fit };
  return (
    <div className="viewer-sheet" style={natural === null ? { visibility: 'hidden' } : frame}>
      <img
        src={url}
        alt={name}
        draggable={false}
        style={{ width: width * fit, height: height * fit, transform: `translate(-50%, -50%) rotate(${turn}deg)` }}
        onLoad={({ currentTarget }) => setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })}
        onError={onBroken}
      />
    </div>
  );
}
