import { createReading } from '../../src-main/reading/create-reading.ts';
import { type CardLook, emblemSide, madeUpCards, portraitSide } from '../fixtures/made-up-cards.ts';

const TODAY = '2026-11-10';
/** The mix, in equal parts: how cards come from scanners, copiers and telephones. */
const LOOKS: readonly { readonly look: string; readonly how: Omit<CardLook, 'seed'> }[] = [
  { look: 'clean, 300 dpi', how: {} },
  { look: 'grain 14, JPEG 60', how: { noise: 14, quality: 60 } },
  { look: 'blur 1.2, grain 6', how: { blur: 1.2, noise: 6 } },
  { look: 'blur 2.2, grain 6', how: { blur: 2.2, noise: 6 } },
  { look: 'turned 2.5°, grain 6', how: { turned: 2.5, noise: 6 } },
  { look: 'turned -5°, grain 8', how: { turned: -5, noise: 8 } },
  { look: 'half dark, grain 8', how: { shade: 0.5, noise: 8 } },
  { look: '200 dpi', how: { dpi: 200, noise: 4 } },
  { look: '150 dpi, grain 6', how: { dpi: 150, noise: 6 } },
  { look: '150 dpi, blur 2, turned 3°, dark, grain 14', how: { dpi: 150, blur: 2, turned: 3, shade: 0.4, noise: 14 } },
  { look: 'upside down, grain 5', how: { turned: 180, noise: 5 } },
  { look: 'on its side, grain 5', how: { turned: 90, noise: 5 } },
];

/**
 * Made-up cards (samples, numbers of a region that does not exist) read by the product's own process, one after the other: milliseconds a
 * 人像面 (median), the share of numbers read, and how many numbers were read wrongly though their check character is right. Of every second
 * dozen the 国徽面 is read too, and must never give a number.
 */
export async function measureReading(count: number): Promise<{ ocr_ms: number; ocr_hit: number; ocr_wrong_valid: number }> {
  const reading = createReading({
    log: (_, error) => {
      throw error;
    },
  });
  const times: number[] = [];
  const tally = LOOKS.map(({ look }) => ({ look, cards: 0, numbers: 0, names: 0, emblems: 0, ends: 0, emblemCards: 0 }));
  let wrong = 0;
  for (const [index, card] of madeUpCards(20_261_110, count).entries()) {
    const { how } = LOOKS[index % LOOKS.length] ?? { how: {} };
    const line = tally[index % LOOKS.length];
    if (line === undefined) {
      continue;
    }
    const bytes = await portraitSide(card, { seed: index + 1, ...how });
    const started = performance.now();
    const read = await reading.readCard({ bytes, mediaType: 'image/jpeg', today: TODAY });
    times.push(performance.now() - started);
    line.cards += 1;
    line.numbers += Number(read?.idNumber === card.idNumber);
    line.names += Number(read?.name === card.name);
    wrong += Number(read !== null && read.idNumber !== null && read.idNumber !== card.idNumber);
    if (Math.floor(index / LOOKS.length) % 2 === 0) {
      const back = await emblemSide(card, { seed: index + 1, ...how });
      const emblem = await reading.readCard({ bytes: back, mediaType: 'image/jpeg', today: TODAY });
      line.emblemCards += 1;
      line.emblems += Number(emblem?.sides.join('') === 'emblem');
      line.ends += Number(emblem?.validUntil === (card.validUntil === '长期' ? 'long-term' : card.validUntil));
      wrong += Number(emblem !== null && emblem.idNumber !== null);
    }
  }
  await reading.close();
  for (const { look, cards, numbers, names, emblems, ends, emblemCards } of tally) {
    console.log(
      `${look}: numbers ${numbers}/${cards}, names ${names}/${cards}, 国徽面 ${emblems}/${emblemCards}, 有效期限 ${ends}/${emblemCards}`,
    );
  }
  const sum = (of: 'cards' | 'numbers'): number => tally.reduce((before, line) => before + line[of], 0);
  return {
    ocr_ms: Math.round(times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0),
    ocr_hit: Math.round((sum('numbers') / Math.max(1, sum('cards'))) * 1000) / 1000,
    ocr_wrong_valid: wrong,
  };
}
