import { type RefObject, useEffect, useRef, useState } from 'react';
import { type CameraTrouble, cameraTrouble } from '../../wording/camera-trouble.ts';

/** A camera this window may use; its name is '' until one was allowed. */
export type Camera = { readonly id: string; readonly name: string };

export type CameraView = {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly cameras: readonly Camera[];
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
  /** null while it is being opened and after trouble. */
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly trouble: CameraTrouble | null;
  readonly reopen: () => void;
  /** What the camera sees now, as large as it sees it. */
  readonly capture: () => Promise<Blob | null>;
};

/** More than any document camera has: the nearest it can do is its best. Without `resizeMode` a browser would cut or shrink the picture. */
const BEST = { width: { ideal: 9999 }, height: { ideal: 9999 }, resizeMode: 'none' } as const;
const QUALITY = 0.92;
const LAST_USED = 'shebao.camera';

/** The live picture of a document camera, while it is shown. What was used last is tried first. */
export function useCamera(): CameraView {
  const video = useRef<HTMLVideoElement>(null);
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const [chosen, setChosen] = useState<string | null>(() => window.localStorage.getItem(LAST_USED));
  const [size, setSize] = useState<CameraView['size']>(null);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const [opened, setOpened] = useState(0);

  useEffect(() => {
    let gone = false;
    let stream: MediaStream | null = null;
    const fail = (what: CameraTrouble): void => {
      if (!gone) {
        setSize(null);
        setTrouble(what);
      }
    };
    const open = async (): Promise<void> => {
      setTrouble(null);
      setSize(null);
      // Absent where a page did not come by a secure way.
      const media: MediaDevices | undefined = navigator.mediaDevices;
      if (media === undefined) {
        fail('not-here');
        return;
      }
      try {
        stream = await streamOf(media, chosen);
        const [track] = stream.getVideoTracks();
        const element = video.current;
        if (gone || track === undefined || element === null) {
          stop(stream);
          return;
        }
        track.addEventListener('ended', () => fail('unplugged'));
        element.srcObject = stream;
        await element.play();
        const { deviceId = '' } = track.getSettings();
        window.localStorage.setItem(LAST_USED, deviceId);
        const known = await camerasOf(media);
        if (!gone) {
          setCameras(known);
          setChosen(deviceId);
          setSize({ width: element.videoWidth, height: element.videoHeight });
        }
      } catch (error) {
        fail(cameraTrouble(error instanceof Error ? error.name : ''));
      }
    };
    void open();
    return () => {
      gone = true;
      stop(stream);
    };
    // `chosen` is what the effect itself settles on; another camera is opened by `choose`.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [opened]);

  useEffect(() => {
    const media: MediaDevices | undefined = navigator.mediaDevices;
    if (media === undefined) {
      return undefined;
    }
    const changed = (): void => void camerasOf(media).then(setCameras);
    media.addEventListener('devicechange', changed);
    return () => media.removeEventListener('devicechange', changed);
  }, []);

  return {
    video,
    cameras,
    chosen,
    choose: (id) => {
      setChosen(id);
      setOpened((times) => times + 1);
    },
    size,
    trouble,
    reopen: () => setOpened((times) => times + 1),
    capture: () => pictureOf(video.current),
  };
}

/** The wanted camera, or any where it is not there any more. */
async function streamOf(media: MediaDevices, wanted: string | null): Promise<MediaStream> {
  if (wanted !== null && wanted !== '' && (await camerasOf(media)).some(({ id }) => id === wanted)) {
    return media.getUserMedia({ audio: false, video: { ...BEST, deviceId: { exact: wanted } } });
  }
  return media.getUserMedia({ audio: false, video: BEST });
}

async function camerasOf(media: MediaDevices): Promise<readonly Camera[]> {
  const devices = await media.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) {
    track.stop();
  }
}

/** A frame as a JPEG; null before the first. The camera's own way (ImageCapture) takes seconds and gives PNG. */
function pictureOf(video: HTMLVideoElement | null): Promise<Blob | null> {
  if (video === null || video.videoWidth === 0) {
    return Promise.resolve(null);
  }
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}
