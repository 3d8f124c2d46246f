using System.Text.Json;
using Daemon.Core.Rollout.Files;
using Daemon.Core.Rollout.Lines;

namespace Daemon.Core.Rollout.Store.Annotations;

/// <summary>A section into which a client sorts threads.</summary>
/// <param name="Color">The client's own; null for none.</param>
/// <param name="Icon">The client's own; null for none.</param>
/// <param name="HasAppearance">Whether a look was given at all, be it one without colour and icon.</param>
public sealed record StoredSection(string Id, string Name, bool HasAppearance, string? Color, string? Icon);

/// <summary>The sections of a home: <c>thread-sections.v1.jsonl</c> below CODEX_HOME, and one that is always there.</summary>
/// <remarks>Thread-safe; several daemons may share the file.</remarks>
public sealed class ThreadSections
{
    /// <summary>Wherever this protocol is spoken, pinned threads are in the section of this id.</summary>
    public static readonly StoredSection Pinned = new("01984de2-8f74-7c91-a3b2-5c5e937cf318", "Pinned", false, null, null);

    private readonly KeyedLineFile<StoredSection> _file;

    public ThreadSections(string codexHome)
    {
        _file = new KeyedLineFile<StoredSection>(Path.Combine(codexHome, "thread-sections.v1.jsonl"), Read, Write);
    }

    /// <summary>In the order of their making, the built-in one first.</summary>
    /// <exception cref="RolloutException">The file cannot be read.</exception>
    public IReadOnlyList<StoredSection> All =>
        [Pinned, .. _file.Where(_ => true).Values.OrderBy(section => section.Id, StringComparer.Ordinal)];

    /// <summary>An id that sorts behind those of all sections.</summary>
    /// <exception cref="RolloutException">The file cannot be read.</exception>
    public string NewId(DateTimeOffset now) => IdTime.NewAfter(All[^1].Id, now);

    /// <summary>Null when there is no such section.</summary>
    /// <exception cref="RolloutException">The file cannot be read.</exception>
    public StoredSection? Find(string id) => id == Pinned.Id ? Pinned : _file.Get(id);

    /// <summary>Adds a section or replaces the one of its id.</summary>
    /// <exception cref="RolloutException">The disk refused; nothing changed.</exception>
    public void Put(StoredSection section) => _file.Update(section.Id, _ => section);

    /// <exception cref="RolloutException">The disk refused; nothing changed.</exception>
    public void Remove(string id) => _file.Update(id, _ => null);

    private static StoredSection? Read(JsonElement line) => line.String("name") is { } name
        ? new StoredSection(
            line.String("id")!, name, line.Get("appearance") is not null, line.Get("appearance")?.String("color"), line.Get("appearance")?.String("icon"))
        : null;

    private static void Write(Utf8JsonWriter json, StoredSection section)
    {
        json.WriteString("name"u8, section.Name);
        if (!section.HasAppearance)
        {
            return;
        }

        json.WriteStartObject("appearance"u8);
        json.WriteString("color"u8, section.Color);
        json.WriteString("icon"u8, section.Icon);
        json.WriteEndObject();
    }
}
