using System.Buffers;
using System.Text.Json;
using Daemon.Core.Rollout;
using Daemon.Protocol.V2.Common;

namespace Daemon.AppServer.Mapping;

/// <summary>How an agent's thread came to be, in its wire form.</summary>
internal static class AgentSource
{
    public static RawJson Of(ThreadMeta meta)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("thread_spawn"u8);
            json.WriteString("parent_thread_id"u8, meta.ParentThreadId);
            json.WriteNumber("depth"u8, meta.AgentDepth);
            json.WriteNull("agent_path"u8);
            json.WriteString("agent_nickname"u8, meta.AgentNickname);
            json.WriteNull("agent_role"u8);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new RawJson(buffer.WrittenMemory);
    }
}
