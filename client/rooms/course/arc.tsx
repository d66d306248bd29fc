/** Where work and course touch; decoration only. */
export const Arc = () => (
  <svg class="arc" width="76" height="26" viewBox="0 0 76 26" aria-hidden="true">
    <path
      d="M4 25C10 -4 56 -6 64 19m-7 -3.5 7.5 6 4.5-8.3"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);
