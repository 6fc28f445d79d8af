/** Runs a program to its exit code; what it throws is printed, and is a failure. */
export function runProgram(main: () => Promise<number>): void {
  main().then(
    code => {
      process.exitCode = code;
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
