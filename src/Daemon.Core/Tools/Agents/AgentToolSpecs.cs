namespace Daemon.Core.Tools.Agents;

/// <summary>The agent tools as a model is offered them.</summary>
internal static class AgentToolSpecs
{
    private const string Items = """
        {"type":"array","description":"Structured input in place of message.","items":{"type":"object","properties":{"type":{"type":"string","description":"text, image, local_image, audio, local_audio, skill or mention."},"text":{"type":"string"},"image_url":{"type":"string"},"audio_url":{"type":"string"},"path":{"type":"string"},"name":{"type":"string"}},"additionalProperties":false}}
        """;

    /// <summary>The namespace with its five functions.</summary>
    public const string Namespace = $$$"""
        {"type":"namespace","name":"{{{AgentTool.Namespace}}}","description":"Agents that work beside you, each in a thread of its own.","tools":[
        {"type":"function","name":"close_agent","description":"Closes an agent, and what it started itself, when it is needed no more; returns its last status. Agents count towards the limit until they are closed.","strict":false,"parameters":{"type":"object","properties":{"target":{"type":"string","description":"The agent's id."}},"required":["target"],"additionalProperties":false}},
        {"type":"function","name":"resume_agent","description":"Opens a closed agent again, so that it takes input.","strict":false,"parameters":{"type":"object","properties":{"id":{"type":"string","description":"The agent's id."}},"required":["id"],"additionalProperties":false}},
        {"type":"function","name":"send_input","description":"Gives an agent more to do. It keeps what it knows: prefer this to a new agent for related work.","strict":false,"parameters":{"type":"object","properties":{"target":{"type":"string","description":"The agent's id."},"message":{"type":"string","description":"The task in words."},"items":{{{Items}}},"interrupt":{"type":"boolean","description":"Whether to drop what it is doing (default false: the input joins it)."}},"required":["target"],"additionalProperties":false}},
        {"type":"function","name":"spawn_agent","description":"Starts an agent with a clearly bounded task; returns its id. Use agents only when the user, or instructions that count here, ask for agents, delegation or parallel work. It inherits your model and permissions. Say all that it needs to know, give agents parts that do not touch the same files, and go on with your own part meanwhile.","strict":false,"parameters":{"type":"object","properties":{"message":{"type":"string","description":"The task in words."},"items":{{{Items}}},"fork_context":{"type":"boolean","description":"Whether it starts with the messages of this conversation (default false)."},"model":{"type":"string","description":"Another model; leave it out unless the user wants one."},"reasoning_effort":{"type":"string","description":"Another effort; leave it out to inherit yours."}},"additionalProperties":false}},
        {"type":"function","name":"wait_agent","description":"Waits until one of the agents has finished; returns the status, and the last message, of those that have. Empty when the time was over first.","strict":false,"parameters":{"type":"object","properties":{"targets":{"type":"array","items":{"type":"string"},"description":"The agents' ids."},"timeout_ms":{"type":"number","description":"Default 30000, from 10000 to 3600000. Prefer minutes to polling."}},"required":["targets"],"additionalProperties":false}}]}
        """;
}
