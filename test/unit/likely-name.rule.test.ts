import { describe, expect, it } from 'vitest';
import { likelyNames } from '../../server/rooms/forms/likely-name.rule.ts';

const found = (text: string) => likelyNames(text).map((one) => `${one.kind} ${one.text}`);

describe('what looks like somebody', () => {
  it.each([
    ['Write to m.lopez@escuela.example.mx about it', 'mail m.lopez@escuela.example.mx'],
    ['Escríbele a josé.núñez@uni.example', 'mail josé.núñez@uni.example'],
    ['Call +44 20 7946 0958 after four', 'phone +44 20 7946 0958'],
    ['Su celular es 55 1234 5678.', 'phone 55 1234 5678'],
    ['mi número: (01) 800-123-4567', 'phone (01) 800-123-4567'],
    ['I met Mrs Patel twice', 'name Mrs Patel'],
    ['Then Dr. Okafor came in', 'name Dr. Okafor'],
    ['La Dra. Jiménez no quiso', 'name Dra. Jiménez'],
    ['hablé con don Ramiro', 'name don Ramiro'],
    ['le dije a la profesora Ana que esperara', 'name profesora Ana'],
    ['Yesterday Sarah Whitfield told me', 'name Sarah Whitfield'],
    ['Sarah Whitfield told me', 'name Sarah Whitfield'],
    ['It was O’Brien-Smith, I mean Kate O’Brien', 'name Kate O’Brien'],
    ['Ayer María de la Cruz me contó', 'name María de la Cruz'],
    ['Cuando José Ángel Ortega llegó', 'name José Ángel Ortega'],
    ['«Luz Marina Peña» dijo que no', 'name Luz Marina Peña'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it('has its place, and each once', () => {
    const text = 'Dr Ana Torres and Tom Reed';
    expect(found(text)).toEqual(['name Dr Ana Torres', 'name Tom Reed']);
    for (const one of likelyNames(text)) expect(text.slice(one.from)).toMatch(new RegExp(`^${one.text}`));
  });
});

describe('what is nobody', () => {
  it.each([
    'When Maria came late I waited.',
    'The GROW model begins with where. OSKAR and CLEAR do not.',
    'M21 and M22 talk on Monday Morning. Then July comes.',
    'David Clutterbuck and Kathy Kram write about this',
    'We meet at New York University, in the United Kingdom.',
    'Head of Human Resources. Deputy Head Teacher. Senior Leadership Team.',
    'On 2026-03-10, 10/03/2026 and 10.03.2026 from 10:00 to 11:30',
    'The plan 2024-2026 costs 1,250,000 or 1.250.000, 60 of 100 000 000',
    'Cuando Elena llegó, esperé.',
    'Ayer Lima amaneció gris. Hoy Bogotá también.',
    'En la Ciudad de México y en Costa Rica, con Recursos Humanos.',
    'La Dirección Académica no lo sabe. ¿Qué Hago?',
    'Perhaps Teams or Zoom. Google Meet works.',
    'Código Global de Ética',
    'I said no. Then Peter laughed.',
    '',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('a text with a capital in every word is read once, and not once for each word', () => {
    expect(found('Ana De La '.repeat(50_000))).toEqual([`name ${'Ana De La '.repeat(50_000).trim()}`]);
    expect(found('Then Ana Paz came. '.repeat(50_000))).toHaveLength(50_000);
  });
});
