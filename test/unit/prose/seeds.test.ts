import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readClaims, told } from './marked.ts';

const SEEDS = new URL('../../../../shared/seeds/', import.meta.url);

const REPORTS = [
  {
    seed: '000',
    year: 2024,
    agency: '北京市朝阳区政务服务管理局',
    numbers: ['841 = new.total', '25 = review.total', '18 = suit.total'],
  },
  { seed: '001', year: 2019, agency: '北京市朝阳区', numbers: ['2493 = new.total'] },
  {
    seed: '002',
    year: 2024,
    agency: '北京市西城区政务服务管理局',
    numbers: ['0 = new.total', '无 = review.total', '无 = suit.total'],
  },
  { seed: '003', year: 2024, agency: '北京市通州区', numbers: ['2333 = new.total'] },
  {
    seed: '004',
    year: 2024,
    agency: '北京市东城区对外联络服务办公室',
    numbers: ['1 = new.total', '0 = carry.total'],
  },
] as const;

for (const { seed, year, agency, numbers } of REPORTS) {
  test(`seed ${seed} has the claims of its prose, and no others`, {
    skip: !existsSync(SEEDS),
  }, () => {
    const name = readdirSync(SEEDS).find((file) => file.startsWith(seed)) ?? '';
    const lines = readFileSync(new URL(name, SEEDS), 'utf8').split(/\r?\n/);
    const found = lines.flatMap((line) => told(line, readClaims(line, { year, agency })));
    assert.deepEqual(
      found.map((claim) => claim.replace(/^\d+ /, '')),
      numbers,
    );
  });
}
