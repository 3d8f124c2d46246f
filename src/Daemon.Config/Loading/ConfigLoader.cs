using Daemon.Config.Layers;
using Daemon.Config.Schema;
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
            CheckTypes(state);
            state.Effective = new EffectiveConfigBuilder(request, state).Build();
        }
        catch (ConfigLoadException e)
        {
            state.Failure = e.Failure;
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

        var defaults = new LoadState();
        defaults.Effective = new EffectiveConfigBuilder(request with { Thread = ThreadOverrides.None }, defaults).Build();
        return snapshot with { Effective = defaults.Effective, Warnings = [StartupWarning(failure)] };
    }

    private void ReadLayers(ConfigRequest request, LoadState state)
    {
        var flags = new ConfigLayer(new ConfigLayerSource.SessionFlags(), ConfigOverrides.Build(request));
        flags = flags with { Problems = SchemaValidator.Validate(flags.Table, ConfigSchema.Root) };
        var cwd = request.Cwd ?? request.CodexHome;
        var usable = flags.Problems.All(problem => problem.Kind == SchemaProblemKind.UnknownKey);
        flags = usable ? flags with { Table = new PathResolution(cwd, request.HomeDirectory).Resolve(flags.Table) } : flags;

        var system = Read(request, new ConfigLayerSource.System(Path.Join(request.SystemFolder, "config.toml")), request.SystemFolder);
        var user = Read(request, new ConfigLayerSource.User(Path.Join(request.CodexHome, "config.toml")), request.CodexHome);
        var managed = Read(request, new ConfigLayerSource.LegacyManagedFile(Path.Join(request.SystemFolder, "managed_config.toml")), request.SystemFolder);
        var projects = request.Cwd is null
            ? []
            : new ProjectLayers(_files, request).Read(Merge([system, user, flags, managed]), request.Cwd, state.Warnings);
        if (ProjectLayers.DisabledNotice(projects) is { } notice)
        {
            state.Warnings.Insert(0, notice);
        }

        state.Layers =
        [
            system,
            user,
            .. projects,
            .. flags.Table.Entries.Count > 0 ? [flags] : Array.Empty<ConfigLayer>(),
            .. managed.Table.Entries.Count > 0 ? [managed] : Array.Empty<ConfigLayer>(),
        ];
        state.Merged = Merge(state.Layers);
    }

    private ConfigLayer Read(ConfigRequest request, ConfigLayerSource source, string baseFolder) =>
        _files.Read(source, baseFolder, request.HomeDirectory);

    private static TomlTable Merge(IEnumerable<ConfigLayer> layers) => layers
        .Where(layer => layer.IsEnabled)
        .Aggregate(TableEdits.Empty, (merged, layer) => TableEdits.Merge(merged, layer.Table));

    /// <summary>The first type problem ends the load: the command line's before the files', which count from the lowest layer.</summary>
    private static void CheckTypes(LoadState state)
    {
        foreach (var layer in state.Layers.OrderBy(layer => layer.Source is ConfigLayerSource.SessionFlags ? 0 : 1))
        {
            if (LayerFaults.First(layer) is { } failure)
            {
                throw new ConfigLoadException(failure);
            }
        }
    }

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
