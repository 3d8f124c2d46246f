using Daemon.Core.Rollout.Store.Annotations;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Mapping;

/// <summary>Sections between their stored and their wire form.</summary>
internal static class SectionMapper
{
    public static ThreadSection ToWire(StoredSection section) => new()
    {
        Id = section.Id,
        Name = section.Name,
        Appearance = section.HasAppearance ? new ThreadSectionAppearance { Color = section.Color, Icon = section.Icon } : null,
    };

    public static StoredSection FromWire(string id, string name, ThreadSectionAppearance? appearance) =>
        new(id, name, appearance is not null, appearance?.Color, appearance?.Icon);
}
