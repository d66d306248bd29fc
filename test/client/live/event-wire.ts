/** Streams of server-sent events, as pages that listen are given them. */
export class EventWire {
  #streams: ReadableStreamDefaultController<Uint8Array>[] = [];

  /** One more screen, which is told this first. */
  open(first: () => object): Response {
    return new Response(
      new ReadableStream<Uint8Array>({
        start: (controller) => {
          this.#streams.push(controller);
          controller.enqueue(encoded(`: open\n\ndata: ${JSON.stringify(first())}\n\n`));
        },
      }),
    );
  }

  send(id: number, step: object): void {
    const text = encoded(`id: ${id}\ndata: ${JSON.stringify(step)}\n\n`);
    for (const stream of this.#streams) stream.enqueue(text);
  }

  /** The streams break, and what happens meanwhile is missed. */
  cut(): void {
    const streams = this.#streams;
    this.#streams = [];
    for (const stream of streams) stream.close();
  }
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
