using System.CommandLine;
using Daemon.Protocol.Schemas;

namespace Daemon.Cli.Commands;

/// <summary><c>codex app-server generate-json-schema</c> and <c>generate-ts</c>: write the protocol's types into a folder.</summary>
internal static class GenerateCommand
{
    public static Command JsonSchema() =>
        Create("generate-json-schema", "Write the protocol as JSON Schema.", JsonSchemaFiles.Of);

    public static Command TypeScript()
    {
        var command = Create("generate-ts", "Write the protocol as TypeScript.", TypeScriptFiles.Of);

        // Taken so that command lines which clients have go on working: what is written here is laid out already.
        command.Options.Add(new Option<string?>("--prettier", "-p") { Description = "Not needed, and not used.", HelpName = "BIN" });
        return command;
    }

    private static Command Create(string name, string description, Func<ProtocolDescription, IReadOnlyList<ProtocolFile>> files)
    {
        var folder = new Option<string>("--out", "-o") { Description = "The folder, made if it is not there.", HelpName = "DIR", Required = true };
        var experimental = new Option<bool>("--experimental") { Description = "Include what is not part of the stable protocol." };
        var command = new Command(name, description) { folder, experimental };
        command.SetAction((result, cancellation) =>
            WriteAsync(result.GetRequiredValue(folder), files(ProtocolDescription.Load(result.GetValue(experimental))), cancellation));
        return command;
    }

    private static async Task<int> WriteAsync(string folder, IReadOnlyList<ProtocolFile> files, CancellationToken cancellation)
    {
        try
        {
            foreach (var file in files)
            {
                var path = Path.Combine(folder, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, file.Content, cancellation);
            }

            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Error: cannot write to {folder}: {error.Message}");
            return 1;
        }
    }
}
