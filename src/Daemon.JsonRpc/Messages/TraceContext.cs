namespace Daemon.JsonRpc.Messages;

/// <summary>The W3C trace context that a request may carry in its <c>trace</c> member (https://www.w3.org/TR/trace-context/).</summary>
/// <param name="TraceParent">The <c>traceparent</c> text as sent; not validated.</param>
/// <param name="TraceState">The <c>tracestate</c> text as sent; not validated.</param>
public sealed record TraceContext(string? TraceParent, string? TraceState);
