using System.CommandLine;
using System.Text.Json;
using Daemon.Cli.Exec;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.Cli.Commands;

/// <summary>The options of <c>codex exec</c> and of its subcommands.</summary>
internal sealed class ExecOptions
{
    private readonly Option<bool> _json = new("--json", "--experimental-json")
    {
        Description = "Print what happens to standard output, one JSON object per line.",
        Recursive = true,
    };

    private readonly Option<string?> _cd = new("--cd", "-C") { Description = "Work in this folder.", HelpName = "DIR", Recursive = true };

    private readonly Option<string?> _model = new("--model", "-m") { Description = "The model to use.", HelpName = "MODEL", Recursive = true };

    private readonly Option<string?> _sandbox = new Option<string?>("--sandbox", "-s")
    {
        Description = "What commands may do: read-only, workspace-write or danger-full-access. Default: as configured.",
        HelpName = "MODE",
        Recursive = true,
    }.AcceptOnlyFromAmong("read-only", "workspace-write", "danger-full-access");

    private readonly Option<bool> _fullAuto = new("--full-auto")
    {
        Description = "The same as --sandbox workspace-write.",
        Recursive = true,
    };

    private readonly Option<bool> _bypass = new("--dangerously-bypass-approvals-and-sandbox", "--yolo")
    {
        Description = "Run commands without a sandbox. Only for machines that are confined from outside.",
        Recursive = true,
    };

    private readonly Option<string[]> _addDir = new("--add-dir")
    {
        Description = "A further folder that commands may write to; repeatable.",
        HelpName = "DIR",
        Recursive = true,
    };

    private readonly Option<string[]> _images = new("--image", "-i")
    {
        Description = "Images to attach, separated by commas; repeatable.",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string?> _schema = new("--output-schema")
    {
        Description = "A JSON Schema that the final message has to follow.",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string?> _lastMessage = new("--output-last-message", "-o")
    {
        Description = "Write the final message to this file, too.",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string?> _color = new Option<string?>("--color")
    {
        Description = "always, never or auto. What this command prints has no colours; the option is for programs that always give it.",
        HelpName = "WHEN",
        Recursive = true,
    }.AcceptOnlyFromAmong("always", "never", "auto");

    private readonly Option<bool> _oss = new("--oss")
    {
        Description = "Use a model server on this machine; its model is loaded when it is not there.",
        Recursive = true,
    };

    private readonly Option<string?> _localProvider = new Option<string?>("--local-provider")
    {
        Description = "With --oss: the server, ollama or lmstudio. Default: oss_provider of the configuration.",
        HelpName = "PROVIDER",
        Recursive = true,
    }.AcceptOnlyFromAmong("ollama", "lmstudio");

    private readonly Option<bool> _skipCheck = new("--skip-git-repo-check")
    {
        Description = "Let commands change files in a folder that is in no git repository.",
        Recursive = true,
    };

    private readonly Option<bool> _ephemeral = new("--ephemeral") { Description = "Do not record the thread.", Recursive = true };

    private readonly Option<string?> _threadSource = new("--thread-source") { Description = "How the thread is classified.", HelpName = "SOURCE", Recursive = true };

    public void AddTo(Command command)
    {
        Option[] all =
        [
            _json, _cd, _model, _sandbox, _fullAuto, _bypass, _addDir, _images, _schema, _lastMessage, _color, _oss, _localProvider, _skipCheck,
            _ephemeral, _threadSource,
        ];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    public bool IsJson(ParseResult result) => result.GetValue(_json);

    /// <summary>Whether a server on this machine is to answer.</summary>
    public bool IsLocal(ParseResult result) => result.GetValue(_oss);

    /// <summary>The server that was named; null for the configured one.</summary>
    public string? LocalProvider(ParseResult result) => result.GetValue(_localProvider);

    /// <summary>Everything but the prompt and the thread.</summary>
    /// <param name="processCwd">Absolute: the base of relative paths.</param>
    /// <exception cref="ExecException">A folder or the schema file is not usable.</exception>
    public ExecRequest Read(ParseResult result, string processCwd)
    {
        var cwd = result.GetValue(_cd) is { } folder ? Path.GetFullPath(folder, processCwd) : processCwd;
        if (!Directory.Exists(cwd))
        {
            throw new ExecException($"the folder {cwd} of --cd does not exist");
        }

        return new ExecRequest
        {
            Prompt = "",
            Cwd = cwd,
            Images = [.. Split(result.GetValue(_images)).Select(image => RequireImage(Path.GetFullPath(image, processCwd)))],
            Model = result.GetValue(_model),
            Sandbox = Sandbox(result),
            ExtraRoots = [.. (result.GetValue(_addDir) ?? []).Select(root => Path.GetFullPath(root, cwd))],
            OutputSchema = result.GetValue(_schema) is { } file ? ReadSchema(Path.GetFullPath(file, processCwd)) : null,
            LastMessageFile = result.GetValue(_lastMessage) is { } target ? Path.GetFullPath(target, processCwd) : null,
            Ephemeral = result.GetValue(_ephemeral),
            ThreadSource = result.GetValue(_threadSource),
            SkipRepositoryCheck = result.GetValue(_skipCheck) || result.GetValue(_bypass),
        };
    }

    private SandboxMode? Sandbox(ParseResult result) => (result.GetValue(_bypass), result.GetValue(_sandbox), result.GetValue(_fullAuto)) switch
    {
        (true, _, _) or (_, "danger-full-access", _) => SandboxMode.DangerFullAccess,
        (_, "workspace-write", _) or (_, null, true) => SandboxMode.WorkspaceWrite,
        (_, "read-only", _) => SandboxMode.ReadOnly,
        _ => null,
    };

    private static IEnumerable<string> Split(string[]? images) =>
        (images ?? []).SelectMany(image => image.Split(',', StringSplitOptions.RemoveEmptyEntries));

    private static string RequireImage(string file) =>
        File.Exists(file) ? file : throw new ExecException($"the image {file} does not exist");

    private static JsonElement ReadSchema(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new ExecException($"the output schema {file} is not JSON: {error.Message}");
        }
        catch (IOException error)
        {
            throw new ExecException($"the output schema {file} cannot be read: {error.Message}");
        }
    }
}
