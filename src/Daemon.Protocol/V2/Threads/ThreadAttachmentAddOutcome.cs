using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>Whether an attachment is new.</summary>
[JsonConverter(typeof(ThreadAttachmentAddOutcomeConverter))]
public enum ThreadAttachmentAddOutcome
{
    Created,
    Existing,
}

/// <summary>The wire names of <see cref="ThreadAttachmentAddOutcome"/>.</summary>
internal sealed class ThreadAttachmentAddOutcomeConverter() : WireEnumConverter<ThreadAttachmentAddOutcome>("created", "existing");
