using Daemon.Config.Model;
using Daemon.Core.Context;
using Daemon.Core.Mcp;
using Daemon.Core.Sessions;
using Daemon.Mcp.Servers;
using Daemon.ModelClient.Catalog;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Testing.Time;

namespace Daemon.Core.Tests.Fakes;

/// <summary>A session over a scripted model and fake commands, with a clock that stands still and folders of its own.</summary>
internal sealed class SessionHarness : IAsyncDisposable
{
    /// <summary>Far beyond what anything here takes: a test that waits longer hangs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Event> _seen = [];
    private readonly DirectoryInfo _folder;
    private int _submissions;

    public SessionHarness(ScriptedModel model, HarnessOptions? options = null)
    {
        options ??= new HarnessOptions();
        Model = model;

        // Not below /tmp, which a real sandbox may grant or hide.
        _folder = Directory.CreateDirectory(Path.Join(AppContext.BaseDirectory, "scratch", Guid.NewGuid().ToString("N")));
        Cwd = _folder.CreateSubdirectory("ws").FullName;
        Home = _folder.CreateSubdirectory("home").FullName;
        var profile = new ResolvedPermissionProfile.BuiltIn(":workspace", options.Profile);
        var config = options.Config(new EffectiveConfig
        {
            ModelProvider = "mock",
            ModelProviders = new Dictionary<string, ProviderConfig>(),
            ApprovalPolicy = options.Policy,
            Permissions = profile,
            Features = new FeatureSet(new Dictionary<string, bool>()),
            ShellEnvironment = new ShellEnvironmentPolicy(),
            RuleFolders = [Path.Join(Home, "rules")],
        });
        var settings = options.Settings(new SessionSettings
        {
            Model = "mock-model",
            ModelProvider = "mock",
            Cwd = Cwd,
            WorkspaceRoots = [Cwd],
            ApprovalPolicy = options.Policy,
            Permissions = profile,
            CollaborationMode = options.CollaborationMode,
        });
        var start = options.Start(new SessionStart
        {
            ThreadId = "01a1fde3-0c4c-7f32-a648-9d766ee826f1",
            Settings = settings,
            Config = config,
            BaseInstructions = "Be brief.",
            Recorder = options.Recorder?.Invoke(Home),
            Window = ContextWindowId.First("W1"),
        });
        var ports = options.Ports(new SessionPorts
        {
            Agents = options.Agents,
            Commands = options.Commands ?? Commands,
            Models = _ => model,
            StreamMaxRetries = _ => options.StreamMaxRetries,
            ModelInfo = slug => new ModelInfo
            {
                Slug = slug, DisplayName = slug, Description = "", Truncation = options.Truncation, IsKnown = options.KnownModel,
                CompactionHash = options.CompactionHash(slug),
            },
            Mcp = options.Server is null ? null : Ports(options),
            Clock = Clock,
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/local/bin:/usr/bin:/bin" },
            Identity = new ClientIdentity("tests", "tests/1", "installation", "1"),
            CodexHome = Home,
            Shell = "/bin/bash",
        });
        if (options.Agents is { } agents)
        {
            (agents.Ports, agents.Config) = (ports, config);
        }

        Session = new Session(start, ports);
    }

    /// <summary>The tool servers of the "daemon" around the session; null when it has none.</summary>
    public McpServerPool? Servers { get; private set; }

    public ScriptedModel Model { get; }

    public FakeCommands Commands { get; } = new();

    public ManualTimeProvider Clock { get; } = new();

    public Session Session { get; }

    public string Cwd { get; }

    /// <summary>CODEX_HOME.</summary>
    public string Home { get; }

    /// <summary>Every event read so far.</summary>
    public IReadOnlyList<EventMsg> Seen => [.. _seen.Select(e => e.Message)];

    public static Op.UserTurn Turn(string text, SettingsPatch? settings = null) =>
        new([new UserInput.PlainText(text)], settings ?? SettingsPatch.None, TurnOptions.None);

    /// <summary>Submits without waiting for anything; returns the submission's id.</summary>
    public async Task<string> PostAsync(Op op)
    {
        var id = $"s{++_submissions}";
        Assert.True(await Session.SubmitAsync(new Submission(id, op), CancellationToken.None));
        return id;
    }

    /// <summary>Submits and reads on to the outcome.</summary>
    public async Task<EventMsg.SubmissionOutcome> SubmitAsync(Op op)
    {
        var id = await PostAsync(op);
        return await OutcomeAsync(id);
    }

    public async Task<EventMsg.SubmissionOutcome> OutcomeAsync(string submissionId)
    {
        while (true)
        {
            var next = await NextAsync();
            if (next.SubmissionId == submissionId && next.Message is EventMsg.SubmissionOutcome outcome)
            {
                return outcome;
            }
        }
    }

    /// <summary>Reads on to the next event of this kind.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? where = null)
        where T : EventMsg
    {
        while (true)
        {
            if ((await NextAsync()).Message is T message && where?.Invoke(message) != false)
            {
                return message;
            }
        }
    }

    /// <summary>Runs a turn to its end.</summary>
    public async Task<EventMsg.TaskComplete> RunTurnAsync(string text = "go", SettingsPatch? settings = null)
    {
        await PostAsync(Turn(text, settings));
        return await NextAsync<EventMsg.TaskComplete>();
    }

    /// <summary>Reads what is left after the session was told to end; the last event is the end.</summary>
    public async Task<IReadOnlyList<EventMsg>> DrainAsync()
    {
        var rest = new List<EventMsg>();
        while (await Session.WaitForEventAsync(CancellationToken.None).AsTask().WaitAsync(Patience))
        {
            while (Session.TryReadEvent(out var message))
            {
                _seen.Add(message!);
                rest.Add(message!.Message);
            }
        }

        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync().AsTask().WaitAsync(Patience);
        if (Servers is not null)
        {
            await Servers.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private McpPorts Ports(HarnessOptions options)
    {
        Servers = new McpServerPool(options.Server!, "1", TimeProvider.System);
        return new McpPorts(
            Servers,
            (_, _) => throw new NotSupportedException("no server here needs a sign-in"),
            (server, tool, _) => Task.FromResult(options.KeepApproval(server, tool)));
    }

    private async Task<Event> NextAsync()
    {
        while (true)
        {
            if (Session.TryReadEvent(out var message))
            {
                _seen.Add(message!);
                return message!;
            }

            Assert.True(
                await Session.WaitForEventAsync(CancellationToken.None).AsTask().WaitAsync(Patience), "the session ended before the expected event");
        }
    }
}
