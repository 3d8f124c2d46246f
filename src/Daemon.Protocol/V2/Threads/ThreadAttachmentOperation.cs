using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>What became of an attachment.</summary>
[JsonConverter(typeof(ThreadAttachmentOperationConverter))]
public enum ThreadAttachmentOperation
{
    Created,
    Deleted,
}

/// <summary>The wire names of <see cref="ThreadAttachmentOperation"/>.</summary>
internal sealed class ThreadAttachmentOperationConverter() : WireEnumConverter<ThreadAttachmentOperation>("created", "deleted");
