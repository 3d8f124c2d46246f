using Daemon.Config.Layers;
using Daemon.Config.Permissions;
using Daemon.Config.Requirements;
using Daemon.Config.Schema;
using Daemon.Config.Strict;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Loading;

/// <summary>
/// Loads configuration: reads the layers, checks and merges them, and resolves what the engine needs. Nothing that a user can write makes
/// it throw: faults are values in the snapshot. Files are read at each load; what was made of them is kept. Safe for concurrent use.
/// </summary>
public sealed class ConfigLoader
{
    private readonly LayerFiles _files = new();

    /// <summary>Loads for one cwd. A snapshot with a failure has no effective configuration, and no request may go on without one.</summary>
    public ConfigSnapshot Load(ConfigRequest request)
    {
        var state = new LoadState();
        try
        {
            ReadLayers(request, state);
            state.Profiles = Resolver(request, state);
            CheckTypes(state, request.Strict);
            state.Effective = new EffectiveConfigBuilder(request, state).Build();
        }
        catch (ConfigLoadException e)
        {
            // What a request asks for is set in no file.
            state.Failure = e.Failure.Setting.Count > 0 && request.Thread == ThreadOverrides.None
                ? e.Failure with { Origin = ConfigOrigin.Find(state.Layers.Reverse(), e.Failure.Setting) }
                : e.Failure;
        }

        return state.ToSnapshot();
    }

    /// <summary>
    /// Loads for the start of the server. A broken configuration does not stop it: the snapshot then has defaults beside its failure, and
    /// a warning that says so. Only a failure that <see cref="ConfigFailure.IsFatal"/> must end the process.
    /// </summary>
    public ConfigSnapshot LoadForStartup(ConfigRequest request)
    {
        var snapshot = Load(request);
        if (snapshot.Failure is not { IsFatal: false } failure || request.Strict)
        {
            return snapshot;
        }

        try
        {
            if (HasWrongValue(ReadFlags(request)))
            {
                // Nobody repairs the command line while the server runs.
                return snapshot with { Failure = failure with { IsFatal = true } };
            }

            var defaults = new LoadState { Requirements = snapshot.Requirements };
            defaults.Profiles = Resolver(request, defaults);
            var effective = new EffectiveConfigBuilder(request with { Thread = ThreadOverrides.None }, defaults).Build();
            return snapshot with { Effective = effective, Warnings = [StartupWarning(failure)] };
        }
        catch (ConfigLoadException e)
        {
            // Not even the defaults meet the administrator's demands, e.g. because the profile that they name is in the broken file.
            return snapshot with { Failure = e.Failure with { IsFatal = true } };
        }
    }

    /// <summary>
    /// Everything that strict mode objects to, in every source. The first is the one that <see cref="Load"/> fails with. A file that is not
    /// TOML is reported with all its syntax errors and hides nothing in other files.
    /// </summary>
    public IReadOnlyList<ConfigProblem> Check(ConfigRequest request)
    {
        var strict = Load(request with { Strict = true });
        var tolerant = new LoadState { UnreadableFiles = [] };
        try
        {
            ReadLayers(request, tolerant);
        }
        catch (ConfigLoadException)
        {
            // The command line or the requirements are malformed: the load above has failed with that, and there are no layers to look into.
        }

        List<ConfigProblem> problems =
        [
            .. tolerant.UnreadableFiles.SelectMany(failure => failure.Further.Prepend(failure)).Select(failure => new ConfigProblem(failure)),
            .. InCheckingOrder(tolerant.Layers).SelectMany(StrictCheck.Problems),
            .. StrictCheck.Problems(tolerant.RequirementsFile),
        ];

        // What only the whole shows, e.g. a profile that does not exist, is found by loading and by nothing else.
        if (strict.Failure is { } failure)
        {
            var first = new ConfigProblem(failure);
            var listed = problems.FindIndex(problem => problem.Headline == first.Headline);
            if (listed >= 0)
            {
                first = problems[listed];
                problems.RemoveAt(listed);
            }

            problems.Insert(0, first);
        }

        return problems;
    }

    private void ReadLayers(ConfigRequest request, LoadState state)
    {
        var flags = ReadFlags(request);

        ConfigLayer Read(ConfigLayerSource source, string baseFolder)
        {
            try
            {
                return _files.Read(source, baseFolder, request.HomeDirectory);
            }
            catch (ConfigLoadException e) when (state.UnreadableFiles is { } unreadable)
            {
                unreadable.Add(e.Failure);
                return new ConfigLayer(source, TableEdits.Empty);
            }
        }

        // The administrator's demands first: they hold also when a later file is broken and the server runs on defaults.
        var managed = Read(new ConfigLayerSource.LegacyManagedFile(Path.Join(request.SystemFolder, "managed_config.toml")), request.SystemFolder);
        if (!request.IgnoreRequirements)
        {
            ReadRequirements(request, managed, state);
        }

        var system = Read(new ConfigLayerSource.System(Path.Join(request.SystemFolder, "config.toml")), request.SystemFolder);
        var user = Read(new ConfigLayerSource.User(Path.Join(request.CodexHome, "config.toml")), request.CodexHome);
        ConfigLayer[] profile = request.Profile is { } name
            ? [Read(new ConfigLayerSource.User(Path.Join(request.CodexHome, $"{name}.config.toml"), name), request.CodexHome)]
            : [];
        var projects = request.Cwd is null
            ? []
            : new ProjectLayers(Read, request).Read(Merge([system, user, .. profile, flags, managed]), request.Cwd, state.Warnings);
        if (ProjectLayers.DisabledNotice(projects) is { } notice)
        {
            state.Warnings.Insert(0, notice);
        }

        state.Layers =
        [
            system,
            user,
            .. profile,
            .. projects,
            .. flags.Table.Entries.Count > 0 ? [flags] : Array.Empty<ConfigLayer>(),
            .. managed.Table.Entries.Count > 0 ? [managed] : Array.Empty<ConfigLayer>(),
        ];
        state.Merged = Merge(state.Layers);
        if (state.Requirements.ManagedProfiles is { Entries.Count: > 0 } profiles)
        {
            state.Merged = TableEdits.Merge(state.Merged, TableEdits.With(TableEdits.Empty, ["permissions"], profiles));
        }
    }

    /// <summary>The command line and the thread's parameters; paths count from the cwd, unless a value is wrong.</summary>
    private static ConfigLayer ReadFlags(ConfigRequest request)
    {
        var flags = new ConfigLayer(new ConfigLayerSource.SessionFlags(), ConfigOverrides.Build(request));
        flags = flags with { Problems = SchemaValidator.Validate(flags.Table, ConfigSchema.Root) };
        return HasWrongValue(flags)
            ? flags
            : flags with { Table = new PathResolution(request.Cwd ?? request.CodexHome, request.HomeDirectory).Resolve(flags.Table, ConfigSchema.Root) };
    }

    private static void ReadRequirements(ConfigRequest request, ConfigLayer managed, LoadState state)
    {
        state.Requirements = RequirementsReader.Read(request.SystemFolder, managed, request.HomeDirectory, out var file);
        state.RequirementsFile = file;
    }

    private static PermissionResolver Resolver(ConfigRequest request, LoadState state) =>
        new(state.Merged, request.Cwd ?? request.CodexHome, request.HomeDirectory, state.Requirements, request.RuntimeFeatures);

    private static TomlTable Merge(IEnumerable<ConfigLayer> layers) => layers
        .Where(layer => layer.IsEnabled)
        .Aggregate(TableEdits.Empty, (merged, layer) => TableEdits.Merge(merged, layer.Table));

    /// <summary>The first problem ends the load.</summary>
    private static void CheckTypes(LoadState state, bool strict)
    {
        foreach (var layer in InCheckingOrder(state.Layers))
        {
            var failure = strict ? StrictCheck.Problems(layer).FirstOrDefault()?.Failure : LayerFaults.First(layer);
            if (failure is not null)
            {
                throw new ConfigLoadException(failure);
            }
        }

        if (strict && StrictCheck.Problems(state.RequirementsFile).FirstOrDefault() is { } unknown)
        {
            throw new ConfigLoadException(unknown.Failure);
        }
    }

    /// <summary>
    /// Files from the lowest layer up. Before them a command line with unknown keys, which is read by itself; behind them one with wrong
    /// values, which only the merged whole shows.
    /// </summary>
    private static IOrderedEnumerable<ConfigLayer> InCheckingOrder(IEnumerable<ConfigLayer> layers) => layers.OrderBy(layer =>
        layer.Source is not ConfigLayerSource.SessionFlags ? 1 : HasWrongValue(layer) ? 2 : 0);

    private static bool HasWrongValue(ConfigLayer layer) => layer.Problems.Any(problem => problem.Kind == SchemaProblemKind.Type);

    private static ConfigWarning StartupWarning(ConfigFailure failure)
    {
        const string Summary = "Invalid configuration; using defaults.";
        if (failure is not { File: { } file, Span: { } span })
        {
            return new ConfigWarning(Summary, failure.Message, PerThread: false);
        }

        var length = failure.Text is { } text ? TextColumns.Count(text, span) : span.Length;
        var end = span.Column + Math.Max(length - 1, 0);
        return new ConfigWarning(Summary, failure.Message, file, new ConfigTextRange(span.Line, span.Column, span.Line, end), PerThread: false);
    }
}
