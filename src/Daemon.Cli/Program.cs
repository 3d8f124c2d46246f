using Daemon.Cli.Commands;

return await CommandLineProgram.RunAsync(args);
