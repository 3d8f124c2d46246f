using System.Text;

using Daemon.Config.Layers;
using Daemon.Config.Loading;
using Daemon.Config.Schema;
using Daemon.Config.Values;
using Daemon.Toml;
using Daemon.Toml.Editing;
using Daemon.Toml.Values;

namespace Daemon.Config.Writing;

/// <summary>
/// Writes the user's config.toml. Comments, order and spelling of what is not edited stay. Writers take turns, within this process and
/// among processes that use this class, and an edit by any other program between reading and writing starts the write again, so that no
/// edit is lost. Safe for concurrent use.
/// </summary>
/// <param name="loader">The loader whose layers decide whether an edit has effect.</param>
/// <param name="time">Clock of the wait for other writers.</param>
public sealed class ConfigWriter(ConfigLoader loader, TimeProvider time) : IDisposable
{
    /// <summary>How often an editor that saves at the same moment may get in between.</summary>
    private const int MostRounds = 20;

    private readonly WriteLock _lock = new(time);

    /// <summary>Applies edits, all or none.</summary>
    /// <param name="request">The edits.</param>
    /// <param name="configuration">Whose user file is written, and what the daemon was started with.</param>
    /// <param name="cancellationToken">Ends the wait for other writers; the write itself is not interrupted.</param>
    public async Task<ConfigWriteOutcome> WriteAsync(
        ConfigWriteRequest request, ConfigRequest configuration, CancellationToken cancellationToken)
    {
        var file = Path.Join(configuration.CodexHome, "config.toml");
        if (request.FilePath is { } path && !IsUserFile(path, file))
        {
            return new ConfigWriteOutcome.Refused(ConfigWriteErrorCode.ConfigLayerReadonly, "Only writes to the user config are allowed");
        }

        if (EditPlan.Create(request.Edits, out var error) is not { } plan)
        {
            return Invalid(error!);
        }

        try
        {
            using var turn = await _lock.AcquireAsync(AtomicFile.FinalTarget(file), cancellationToken);
            AtomicFile.DeleteLeftovers(file);
            return Write(plan, file, request.ExpectedVersion, configuration);
        }
        catch (ConfigLoadException e)
        {
            return new ConfigWriteOutcome.Failed(e.Failure);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ConfigWriteOutcome.Failed(new ConfigFailure(ConfigFailureKind.Syntax, $"failed to write {file}: {e.Message}"));
        }
    }

    /// <summary>Records that the user trusts a folder: <c>[projects."FOLDER"] trust_level = "trusted"</c>.</summary>
    /// <param name="folder">Absolute; usually <see cref="Model.EffectiveConfig.TrustFolder"/>.</param>
    public Task<ConfigWriteOutcome> TrustAsync(string folder, ConfigRequest configuration, CancellationToken cancellationToken)
    {
        using var json = System.Text.Json.JsonDocument.Parse("\"trusted\"");
        var key = folder.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        var edit = new ConfigEdit($"projects.\"{key}\".trust_level", json.RootElement.Clone(), MergeStrategy.Replace);
        return WriteAsync(new ConfigWriteRequest { Edits = [edit] }, configuration, cancellationToken);
    }

    public void Dispose() => _lock.Dispose();

    private ConfigWriteOutcome Write(EditPlan plan, string file, string? expectedVersion, ConfigRequest configuration)
    {
        var paths = new PathResolution(configuration.CodexHome, configuration.HomeDirectory);
        for (var round = 0; round < MostRounds; round++)
        {
            var before = LayerFiles.ReadBytes(file) ?? [];
            var document = LayerParser.Parse(before, file);
            if (expectedVersion is not null && expectedVersion != Version(document.Root, paths))
            {
                return new ConfigWriteOutcome.Refused(
                    ConfigWriteErrorCode.ConfigVersionConflict, "Configuration was modified since last read. Fetch latest version and retry.");
            }

            string text;
            try
            {
                text = plan.Apply(document);
            }
            catch (Exception e) when (e is TomlEditException or ArgumentException)
            {
                return Invalid(e.Message);
            }

            var edited = TomlDocument.Parse(text, file).Root;
            if (Fault(edited) is { } fault)
            {
                return Invalid("Invalid configuration: " + fault);
            }

            if (text == document.ToString())
            {
                return Written(plan, file, edited, paths, configuration);
            }

            // Editors know nothing of the lock. Whether one has saved meanwhile is seen after the slow part.
            using var pending = AtomicFile.Prepare(file, Encoding.UTF8.GetBytes(text));
            if ((LayerFiles.ReadBytes(file) ?? []).AsSpan().SequenceEqual(before) && pending.TryCommit(before))
            {
                return Written(plan, file, edited, paths, configuration);
            }
        }

        throw new IOException("another program keeps changing the file");
    }

    private ConfigWriteOutcome.Written Written(
        EditPlan plan, string file, TomlTable edited, PathResolution paths, ConfigRequest configuration) =>
        new(Version(edited, paths), file, Overrides.Find(plan, edited, loader.Load(configuration with { Strict = false })));

    /// <summary>The version that the layer will have when it is loaded.</summary>
    private static string Version(TomlTable table, PathResolution paths) =>
        LayerVersion.Of(Usable(table) ? paths.Resolve(table, ConfigSchema.Root) : table);

    private static bool Usable(TomlTable table) =>
        SchemaValidator.Validate(table, ConfigSchema.Root).All(problem => problem.Kind == SchemaProblemKind.UnknownKey);

    /// <summary>Why the file would not load by itself; unknown keys are no fault.</summary>
    private static string? Fault(TomlTable table)
    {
        var layer = new ConfigLayer(new ConfigLayerSource.SessionFlags(), table) { Problems = SchemaValidator.Validate(table, ConfigSchema.Root) };
        return LayerFaults.First(layer) is { } failure ? failure.KeyedMessage : RemovedSettings.Find(new TableReader(table))?.Detail;
    }

    private static bool IsUserFile(string path, string file) =>
        Path.IsPathFullyQualified(path) && Path.GetFullPath(path) == Path.GetFullPath(file);

    private static ConfigWriteOutcome.Refused Invalid(string message) => new(ConfigWriteErrorCode.ConfigValidationError, message);
}
